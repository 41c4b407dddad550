"""What a room's board shows: pictures and findings that are computed from what the people in it said and tried."""
