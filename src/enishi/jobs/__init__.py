"""Long work with progress: asked for on a page, done by the worker, found again at any time."""
