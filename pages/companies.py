"""Not arranged yet."""

from gardenmap.ui.visit import here

visit = here()
