/** Where it is kept, in this browser, that somebody has seen enough of the tour. */
export const tourKey = 'pointsman-tour'
