"""What is held up, owed, withheld, damaged or near a limit: findings from a project and the facts around it."""
