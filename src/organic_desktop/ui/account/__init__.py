"""The account dialog: connect, sign in, create an account, sign out."""
