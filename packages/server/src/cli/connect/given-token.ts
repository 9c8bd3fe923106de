import type { Shell } from '../shell.ts'

/**
 * What a help desk is connected with: given as an option, in `POINTSMAN_CONNECT_TOKEN`, or asked for where somebody sits at a terminal,
 * and then not shown, nor kept in any shell's history. Empty where there is none.
 */
export async function givenToken(
  option: string | undefined,
  { environment, err, secret }: Pick<Shell, 'environment' | 'err' | 'secret'>,
): Promise<string> {
  const given = option ?? environment['POINTSMAN_CONNECT_TOKEN'] ?? ''
  const isAsked = given === '' && err.isTerminal && process.stdin.isTTY
  return isAsked ? (await secret('Token (it is not shown): ')).trim() : given
}
