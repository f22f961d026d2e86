"""The front door: command line and configuration file, nothing else."""
