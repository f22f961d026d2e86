"""What we measure and how. Public data are found through SVERKA_DATA (see data.toml); without it, generated ones."""
