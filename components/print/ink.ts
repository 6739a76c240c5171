/** The inks of a paper; each keeps its place in the order of darkness when printed in black and white. */
export const ink = { text: '#1d2433', second: '#4b5568', hairline: '#8b909a', fill: '#f4f3ef', seal: '#b3261e' }

/** Width between the margins of A4, in points. */
export const measure = 515

export const hairline = 0.6
