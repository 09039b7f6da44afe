# Booking, the confirmation, my booking.
