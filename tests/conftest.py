"""What every test shares."""

import os

from hypothesis import settings

# No deadline: how long an example takes says more about the machine than about the code.
# In CI the examples are the same each time, so that a red build is red because of its change.
settings.register_profile("l1l2", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("l1l2")
