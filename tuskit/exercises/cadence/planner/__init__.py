"""How a year is planned: everybody's half hours, a rhythm for each relation, and what moves when something is in the way."""
