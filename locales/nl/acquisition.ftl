# Hoe een wens of kandidaat er komt.
acquisition = Hoe het er komt
acquisition-none = Nog niet bekend
acquisition-build = Samen bouwen
acquisition-purchase = Collectief inkopen
acquisition-connect = Aansluiten op wat er al is
acquisition-arrangement = Alleen afspraken maken
acquisition-unknown = Kies hoe het er komt.
