"""Users, departments and roles: who is who, and what each may do; imports no other app."""
