"""What people come to do, in a real browser."""
