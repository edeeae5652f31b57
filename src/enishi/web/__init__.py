"""The roof: settings, addresses, the shell around every page, and the commands of the server."""
