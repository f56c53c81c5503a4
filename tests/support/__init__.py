"""What tests share. A test module imports what it needs from here, and never from another test module."""
