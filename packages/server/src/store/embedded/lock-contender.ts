/*
 * A process that takes a data folder and says so: `held`, or the code of the refusal. For the test of the folder lock. It waits for a
 * common starting time, so that contenders collide, and holds until its standard input ends.
 */
import { PointsmanError } from '@pointsman/core'
import { lockFolder } from './folder-lock.ts'

const [folder, startAt] = process.argv.slice(2)
while (Date.now() < Number(startAt)) {
  // Spinning, because a timer would spread the contenders out.
}
try {
  const lock = lockFolder(folder!, () => process.stdout.write('lost\n'))
  process.stdout.write('held\n')
  process.stdin.on('end', () => {
    lock.release()
    process.exit(0)
  })
  process.stdin.resume()
} catch (error) {
  process.stdout.write(error instanceof PointsmanError ? `${error.code}\n` : `${String(error)}\n`)
}
