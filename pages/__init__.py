"""One file a page: state -> core -> draw."""
