# What went wrong on the way out.

error-no-such-picture = A picture is one of these: { $kinds }.
