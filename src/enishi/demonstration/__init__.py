"""練習用の記録: an invented network whose persons, firms and bodies do not exist."""
