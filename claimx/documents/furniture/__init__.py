"""What of a page is no statement: menus, adverts, other stories, stamps."""
