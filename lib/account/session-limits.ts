/** How long a session lives, on the wall clock. */
export const idleMinutes = 30
export const sessionHoursMax = 12

/** A use is written down only when the last one written is older, so that a page stays one query: the idle end may come this much earlier. */
export const touchSeconds = 60

/** How long before the idle end the dialog offers to stay. */
export const warnMinutes = 2
