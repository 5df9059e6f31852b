"""Opens what a user names - files, folders, archives, addresses on the network - and hands on payloads."""
