"""That nothing is lost: what may be written over, backups brought back, logs that have shrunk."""
