// Prints the violations in an Ace report, and fails if there are any:  node ace_violations.mjs report.json
import fs from 'node:fs'

const report = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))
const found = report.assertions.flatMap(document =>
  (document.assertions ?? []).map(violation => ({ url: document['earl:testSubject']?.url, ...violation['earl:test'] })))
for (const violation of found) console.log(violation['earl:impact'], violation['dct:title'], violation.url)
process.exit(found.length === 0 && report['earl:result']['earl:outcome'] === 'pass' ? 0 : 1)
