// Shows the API's description by Swagger UI.

const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();

SwaggerUIBundle({
  url: "/openapi.yaml",
  dom_id: "#viewer",
  deepLinking: true,
  // Swagger's own service would be asked whether the document is valid.
  validatorUrl: null,
  // Which calls can be tried out: where the page is for reading, those that read.
  supportedSubmitMethods: document.documentElement.dataset.calls.split(" "),
});
