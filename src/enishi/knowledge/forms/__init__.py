"""What is typed: an announcement, an entry of the library, a training and its survey."""
