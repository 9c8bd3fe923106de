import { PointsmanError } from '@pointsman/core'
import type { Config } from './config.ts'
import { secretPlace as connectionPlace } from './help-desks.ts'
import { keyName, newSecretKey, parseSecretKey } from './secret-key.ts'
import { secretKeyFiles } from './secret-key-files.ts'
import { openSecrets, sealedUnder, secretsUnder } from './secrets.ts'
import type { SealedKind, SealedSecret, Store } from './store/store.ts'
import { secretPlace as webhookPlace } from './webhooks/courier.ts'
import { hookPlace } from './webhooks/register-hook.ts'

/** What a rotation did. */
export interface SecretRotation {
  /** How many secrets are sealed under the new key now. */
  readonly secrets: number
  /** The name of the new key; absent where there was neither a key nor a secret and none was given: nothing was done. */
  readonly key?: string
  /** Where the new key is, and where the former one is kept; absent where the key comes from outside. */
  readonly file?: string
  readonly formerFile?: string
}

/** What a rotation stands on. */
export interface RotationParts {
  readonly store: Pick<Store, 'resealSecrets'>
  readonly config: Pick<Config, 'dataFolder' | 'secretKey'>
  /** The new key; made up where absent and the present one is in the data folder. */
  readonly key?: Buffer
}

/**
 * Seals every secret under a new key, all in one transaction, and puts the new key in use. A key in the data folder is
 * written before the database is changed and takes the other's place after it, and both stay: killed at any moment, whatever
 * is in the database can be opened. Throws `usage`, with nothing changed, while a single secret cannot be opened.
 */
export async function rotateSecretKey({ store, config, key: given }: RotationParts): Promise<SecretRotation> {
  const files = secretKeyFiles(config.dataFolder)
  const isFromOutside = config.secretKey !== undefined
  const former = config.secretKey === undefined ? files.current() : parseSecretKey(config.secretKey)
  if (isFromOutside && given === undefined) throw notOurs()
  const key = given ?? newSecretKey()
  const name = keyName(key)
  if (former !== undefined && keyName(former) === name) throw alreadyInUse(name)
  let isKept = false
  const secrets = await store.resealSecrets((all) => {
    const opened = openAll(all, key, config)
    isKept = !isFromOutside && (given !== undefined || former !== undefined || all.length > 0)
    if (isKept) files.keep(key)
    return opened.map(({ place, secret }) => secretsUnder(key).seal(secret, place))
  })
  if (isFromOutside) return { secrets, key: name }
  if (!isKept) return { secrets }
  const formerFile = files.promote(key)
  return { secrets, key: name, file: files.path, ...(formerFile !== undefined && { formerFile }) }
}

const placeOf: Readonly<Record<SealedKind, (id: string) => string>> = {
  webhook: webhookPlace,
  hook: hookPlace,
  connection: connectionPlace,
}

/** All of them, or an error that names those that cannot be opened. What is under the new key already is opened by it. */
function openAll(
  all: readonly SealedSecret[],
  key: Buffer,
  config: RotationParts['config'],
): readonly { readonly place: string; readonly secret: string }[] {
  const before = openSecrets(config)
  const failed: { readonly place: string; readonly why: string }[] = []
  const opened = all.flatMap(({ kind, id, sealed }) => {
    const place = placeOf[kind](id)
    const secrets = sealedUnder(sealed) === keyName(key) ? secretsUnder(key) : before
    try {
      return [{ place, secret: secrets.open(sealed, place) }]
    } catch (error) {
      if (!(error instanceof PointsmanError)) throw error
      failed.push({ place, why: error.message })
      return []
    }
  })
  if (failed.length === 0) return opened
  throw new PointsmanError(
    'usage',
    `Nothing was changed: ${failed.length} of ${all.length} secrets cannot be opened here (${failed.map(({ place }) => place).join(', ')}). ${failed[0]!.why}`,
    'Maybe run this with the key they were sealed under, or remove these and set them up anew first.',
  )
}

function notOurs(): PointsmanError {
  return new PointsmanError(
    'usage',
    'The key is the one in POINTSMAN_SECRET_KEY, which no command can change: the new one must be given.',
    'Maybe: (umask 077; openssl rand -hex 32 > new.key); pointsman secrets rotate --key-stdin < new.key; then set the variable to it and delete the file.',
  )
}

function alreadyInUse(name: string): PointsmanError {
  return new PointsmanError('usage', `The key ${name} is the one in use; a new one is needed.`)
}
