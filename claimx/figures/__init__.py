"""What stated amounts can mean, as intervals."""
