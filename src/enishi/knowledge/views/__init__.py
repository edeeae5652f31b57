"""The pages of what is shared: one to start from, announcements, the library, trainings."""
