# What every page has: name, dates, navigation.

weekday-and-day = { $weekday } { $day }
day-today = I dag, { $day }
day-tomorrow = I morgen, { $day }
day-yesterday = I går, { $day }
day-and-time = { $day } kl. { $time }
day-and-span = { $day } kl. { $start }–{ $end }
span = kl. { $start }–{ $end }
until = til { $time }
week = uke { $n }
minutes = { $n ->
    [one] { $n } minutt
   *[other] { $n } minutter
}
hours = { $n ->
    [one] { $n } time
   *[other] { $n } timer
}
