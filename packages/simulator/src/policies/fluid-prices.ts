/** The organisation as flows: tickets a day per topic, minutes per agent and topic (failures counted in), minutes a day per agent. */
export interface Flows {
  readonly topics: number
  readonly agents: number
  readonly rate: Float64Array
  /** Row-major, `topic × agents + agent`. */
  readonly minutes: Float64Array
  readonly capacity: Float64Array
}

const rounds = 300

/** Step of the price update. Larger: settles sooner, and less exactly. */
const step = 0.15

/**
 * What an agent's minute is worth when everybody works in the best way: the dual prices of "who does how much of what, so
 * that the busiest is least busy" (the static allocation problem of Harrison & López 1999), found by multiplicative
 * weights (Plotkin, Shmoys & Tardos 1995): each round every topic goes to whoever does it at the least price, and the price of
 * whoever was given much rises. Answers, per topic and agent, the least price of the topic over its price with this agent:
 * 1 for the right person, less for a specialist whose minutes other topics need more.
 */
export function worthOfPairs(flows: Flows): Float64Array {
  const { topics, agents, rate, minutes, capacity } = flows
  const logPrice = new Float64Array(agents)
  const meanPrice = new Float64Array(agents)
  const load = new Float64Array(agents)
  for (let round = 0; round < rounds; round++) {
    load.fill(0)
    for (let topic = 0; topic < topics; topic++) {
      let best = 0
      let least = Infinity
      for (let agent = 0; agent < agents; agent++) {
        const price = logPrice[agent]! + Math.log(minutes[topic * agents + agent]! / 1)
        if (capacity[agent]! > 0 && price < least) [least, best] = [price, agent]
      }
      load[best]! += (rate[topic]! * minutes[topic * agents + best]!) / capacity[best]!
    }
    const mean = load.reduce((sum, of) => sum + of, 0) / agents
    for (let agent = 0; agent < agents; agent++) {
      logPrice[agent]! += (step / Math.sqrt(1 + round / 10)) * Math.min(3, load[agent]! / Math.max(mean, 1e-9) - 1)
      if (round >= rounds / 3) meanPrice[agent]! += logPrice[agent]! / (rounds - rounds / 3)
    }
  }
  const worth = new Float64Array(topics * agents)
  for (let topic = 0; topic < topics; topic++) {
    let least = Infinity
    for (let agent = 0; agent < agents; agent++) {
      least = Math.min(least, Math.exp(meanPrice[agent]!) * minutes[topic * agents + agent]!)
    }
    for (let agent = 0; agent < agents; agent++) {
      worth[topic * agents + agent] = least / (Math.exp(meanPrice[agent]!) * minutes[topic * agents + agent]!)
    }
  }
  return worth
}
