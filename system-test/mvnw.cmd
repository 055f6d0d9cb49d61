@rem The wrapper of the folder above, for tools that look for one beside pom.xml, as Skaffold does.
@call "%~dp0..\mvnw.cmd" %*
