"""Where an exercise is shown: the JupyterLab notebook and the Voilà app."""
