/** Thrown by a command that ended early because somebody asked it to (Ctrl-C). The message says what is kept. */
export class Stopped extends Error {}

/** What a shell answers for a program that Ctrl-C ended: 128 and the number of the signal. */
export const stoppedExitCode = 130
