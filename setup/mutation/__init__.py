"""Each guard is taken away in turn, and the tests that should notice are run."""
