"""The zip archive of a package: read member by member, copied raw."""
