// The end of `npm test`: what it did not run, and how to.
console.log(`
Left out of npm test:
  npm run test:browser   pages in a real Chromium (CHROMIUM_PATH or PATH)
  npm run test:crash     kills the running program 30 times and counts what was lost or doubled
  npm run bench          posts a second through the pipeline`)
