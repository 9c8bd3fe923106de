/** Every number of the index, with what it does. Switches (0) take a part out, for measuring what it is worth. */
export interface IndexConstants {
  /** Cost of a minute: `impactFloor + impactSlope × impact²`, times `1 + valueWeight × v / (v + 16,000)`. */
  readonly impactFloor: number
  readonly impactSlope: number
  readonly valueWeight: number
  /** What a used-up target adds to the cost, as a share of it; linear until due, then towards twice as much. */
  readonly targetPressure: number
  /** Pressure of targets against impact: minutes of promise at which the pressure is as stated; shorter promises press harder. */
  readonly pressureFloor: number
  /** Cost of waiting once there was a first response, as a share. */
  readonly answeredShare: number
  /** Slow-down that each further ticket in somebody's hands is taken to cause. */
  readonly slowDown: number
  /** A failure costs this many times the minutes of the next best, and these fixed minutes. */
  readonly failureFactor: number
  readonly failureMinutes: number
  /** Minutes lost to a night, times the share of the work that is left for it. */
  readonly overnightMinutes: number
  /** Exponent of a pair's worth under fluid prices. */
  readonly prices: number
  /** Give a ticket away now unless waiting for somebody costs less than this share; 0 never waits. */
  readonly holdBelow: number
  /** How long somebody busy is taken to be so: from what they `hold` and since when, or the same `flat` minutes for everybody. */
  readonly holdWait: 'held' | 'flat'
  readonly flatWaitMinutes: number
  /** Whether somebody for whom a ticket is held counts as taken for others; without, many are held for one. */
  readonly holdReserves: boolean
  /** Exponent of fairness: minutes × exp(k × (own effort share / team's − 1)). */
  readonly fairness: number
  /** Discount on a junior's minutes for a ticket of little cost while people are free, at most. */
  readonly development: number
  /** Size of the Thompson draw in deviations, and minutes between refreshes of what is learned. */
  readonly explore: number
  readonly refreshMinutes: number
  /** Effort counted for fairness is multiplied by this at each refresh. */
  readonly effortDecay: number
  /** Prior: log pace per level, strength in tickets. */
  readonly paceSlope: number
  readonly pacePrior: number
  readonly successAtZero: number
  readonly successSlope: number
  readonly successPrior: number
  /** Topics of the reading to average over; 1 is the top label only. */
  readonly topicsRead: number
  readonly topic: 'read' | 'declared'
  /** How much likelier the topic named on the form makes that topic; 1 takes no notice of the form. */
  readonly declaredOdds: number
  /** Whether failed attempts change what the ticket is taken to be about. */
  readonly reweight: boolean
  /** 'batch' solves for all free people at once, 'greedy' takes the best pair again and again, 'ticket' the costliest ticket first. */
  readonly matching: 'batch' | 'greedy' | 'ticket'
  /** Exponent of the minutes in `cost / minutes^e`: 1 is cμ; 0 serves by cost alone. */
  readonly minutesExponent: number
}

export const indexConstants: IndexConstants = {
  impactFloor: 0.15,
  impactSlope: 3,
  valueWeight: 0.8,
  targetPressure: 0.6,
  pressureFloor: 120,
  answeredShare: 0.7,
  slowDown: 0.5,
  failureFactor: 2,
  failureMinutes: 30,
  overnightMinutes: 240,
  prices: 0.3,
  holdBelow: 0.9,
  holdWait: 'held',
  flatWaitMinutes: 15,
  holdReserves: false,
  fairness: 0.3,
  development: 0.15,
  explore: 0.2,
  refreshMinutes: 120,
  effortDecay: 0.96,
  paceSlope: 0.8,
  pacePrior: 6,
  successAtZero: 0.4,
  successSlope: 0.55,
  successPrior: 8,
  topicsRead: 10,
  topic: 'read',
  declaredOdds: 1,
  reweight: true,
  matching: 'batch',
  minutesExponent: 1,
}
