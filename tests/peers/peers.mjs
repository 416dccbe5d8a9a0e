// Reads one JSON string a line, writes one JSON array a line: what autocorrect and what zhlint make of it.
import { createInterface } from 'node:readline'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const autocorrect = require('autocorrect-node')
const { run } = require('zhlint')

const tried = (make) => {
  try {
    return make()
  } catch {
    return null
  }
}

const quiet = { logger: { log() {}, warn() {}, error() {} }, rules: { preset: 'default' } }
for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line)
  const made = [tried(() => autocorrect.format(text)), tried(() => run(text, quiet).result)]
  process.stdout.write(JSON.stringify(made) + '\n')
}
