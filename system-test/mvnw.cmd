@rem The wrapper of the parent folder, for tools such as Skaffold that need a wrapper next to pom.xml.
@call "%~dp0..\mvnw.cmd" %*
