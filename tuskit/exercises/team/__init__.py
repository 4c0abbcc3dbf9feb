"""Team: TUS in practice."""
