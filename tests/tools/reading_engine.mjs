// Reads books from cover to cover in a reading engine (foliate-js in a headless browser), by day and by night:
//   node reading_engine.mjs TOOLS BROWSER SCREENSHOTS BOOK.epub...
// Prints what is wrong, and fails if anything is. Leaves pictures of each book's cover, front matter, a volume page,
// the first, a middle and the last chapter in SCREENSHOTS/NAME, for a person to look at.
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { createRequire } from 'node:module'

const [tools, browserPath, screenshots, ...books] = process.argv.slice(2)
const here = path.dirname(new URL(import.meta.url).pathname)
const { chromium } = createRequire(path.join(path.resolve(tools), 'package.json'))('playwright-core')
const types = { '.js': 'text/javascript', '.html': 'text/html', '.epub': 'application/epub+zip' }

const server = http.createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost')
  const book = pathname.match(/^\/book\/(\d+)$/)
  const file = book ? books[book[1]]
    : pathname.startsWith('/foliate/') ? path.join(tools, 'node_modules/foliate-js', pathname.slice(9))
    : pathname === '/reader.html' ? path.join(here, 'reader.html') : ''
  if (!file || !fs.existsSync(file)) return response.writeHead(204).end()
  response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' })
  fs.createReadStream(file).pipe(response)
})
await new Promise(done => server.listen(0, '127.0.0.1', done))
const base = `http://127.0.0.1:${server.address().port}`

const browser = await chromium.launch({ executablePath: browserPath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'] })

function checkSection(index, page, opened, problems) {
  const say = what => problems.push(`section ${index}: ${what}`)
  const entries = opened.toc.filter(e => e.index === index)
  if (page.letters === 0 && page.images.length === 0) say('nothing to see')
  if (entries.length > 0 && page.letters === 0) say(`contents lead to no text: ${entries[0].label}`)
  if (!page.language) say('no language')
  if (page.contrast < 4.5) say(`contrast ${page.contrast.toFixed(1)} in ${page.scheme} mode`)
  if (page.vertical !== (opened.direction === 'rtl')) say('writing mode and page progression disagree')
  for (const image of page.images) if (!image.width || !image.height) say(`image not shown: ${image.src}`)
  const plain = text => text.replace(/\s+/g, '')
  const shown = plain(page.headings.join('') + page.title)
  for (const entry of entries)
    if (!shown.includes(plain(entry.label))) say(`heading "${page.headings[0]}", contents "${entry.label}"`)
}

function checkBook(opened, problems) {
  if (!opened.title) problems.push('no title')
  if (opened.toc.length === 0) problems.push('no contents')
  if (opened.coverPage && !opened.cover) problems.push('a cover page, but no cover for the shelf')
  opened.toc.forEach((entry, i) => {
    if (entry.index < 0) problems.push(`contents lead nowhere: ${entry.label}`)
    if (i > 0 && entry.index < opened.toc[i - 1].index) problems.push(`contents out of order: ${entry.label}`)
  })
}

// What a person should see of a book: its first pages, a volume page, and chapters from its beginning to its end.
function worthSeeing(opened) {
  const chapters = opened.toc.map(e => e.index).filter(i => i >= 0)
  const at = part => chapters[Math.floor((chapters.length - 1) * part)]
  return new Set([0, 1, 2, 3, 4, chapters[0], chapters[1], at(0.5), at(1)].filter(i => i < opened.sections))
}

// A huge book is looked into at even distances, and wherever a picture is taken.
function sectionsToRead(opened, most) {
  const step = Math.max(1, Math.floor(opened.sections / most))
  const wanted = new Set(worthSeeing(opened))
  for (let i = 0; i < opened.sections; i += step) wanted.add(i)
  return [...wanted].sort((a, b) => a - b)
}

async function read(index, scheme, most) {
  const problems = []
  const context = await browser.newContext({ viewport: { width: 480, height: 720 }, colorScheme: scheme })
  await context.route(url => url.origin !== base && url.protocol.startsWith('http'), route => {
    problems.push(`asks the network for ${route.request().url()}`)
    return route.abort()
  })
  const page = await context.newPage()
  page.on('pageerror', error => problems.push(`error: ${error.message}`))
  await page.goto(`${base}/reader.html`)
  await page.waitForFunction('window.ready')
  const opened = await page.evaluate(url => reader.open(url), `${base}/book/${index}`)
  checkBook(opened, problems)
  const folder = path.join(screenshots, path.basename(books[index], '.epub'))
  fs.mkdirSync(folder, { recursive: true })
  const pictures = worthSeeing(opened)
  for (const i of sectionsToRead(opened, most)) {
    checkSection(i, await page.evaluate(n => reader.show(n), i), opened, problems)
    if (pictures.has(i))
      await page.screenshot({ path: path.join(folder, `${String(i).padStart(4, '0')}-${scheme}.png`) })
  }
  await context.close()
  return { problems: [...new Set(problems)], opened }
}

let failed = 0
let covers = 0
for (let i = 0; i < books.length; ++i) {
  const { problems, opened } = await read(i, 'light', 40)
  problems.push(...(await read(i, 'dark', 8)).problems)
  console.log(`${path.basename(books[i])}: ${opened.sections} sections, ${opened.toc.length} entries`)
  for (const problem of problems) console.log(`  ${problem}`)
  failed += problems.length
  covers += opened.cover > 0 ? 1 : 0
}
console.log(`${books.length} books, ${covers} with a cover; pictures in ${screenshots}`)
if (covers === 0) failed += 1
await browser.close()
server.close()
process.exit(failed > 0 ? 1 : 0)
