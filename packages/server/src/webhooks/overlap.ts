/** Hours for which both signing secrets count where nobody says otherwise: time to change the other side within a working day. */
export const usualOverlapHours = 24

/** Hours. Longer, and a secret that was given up would go on being used for months: thirty days. */
export const mostOverlapHours = 720
