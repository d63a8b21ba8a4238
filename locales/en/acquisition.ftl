# How a wish or a candidate comes.
acquisition = How it comes
acquisition-none = Not known yet
acquisition-build = Build together
acquisition-purchase = Collective purchase
acquisition-connect = Connect to what is there
acquisition-arrangement = Arrangement alone
acquisition-unknown = Choose how it comes.
