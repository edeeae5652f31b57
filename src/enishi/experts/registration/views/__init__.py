"""The pages of the registration: questions, career, the end, and the body's desk."""
