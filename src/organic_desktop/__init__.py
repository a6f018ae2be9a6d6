"""Organic Desktop: an offline-first wellness tracker whose local database reconciles with Supabase."""

__version__ = "0.1.0"
