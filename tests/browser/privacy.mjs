// Journey: nothing leaves the reader's machine, and nothing is kept on it.
//
// The browser is started without any network but the test's own server (see FLAGS in run.mjs), so that a page that asks
// elsewhere is noted and the test itself sends nothing. Links a reader follows by choice are no requests of the page, and are not looked at here.
import assert from 'node:assert/strict';
import { readEach } from './support/documents.mjs';
import { Findings } from './support/findings.mjs';
import { answerAll } from './support/quiz.mjs';
import { tour } from './support/site.mjs';

export const tests = [
  ['every request of every page is to its own place, and no page complains', async (world) => {
    const findings = new Findings();
    await world.open({}, async (page, context) => {
      let path = '';
      context.on('request', (request) => {
        const { origin } = new URL(request.url());
        if (origin !== world.server.origin) findings.add(path, `asks for ${request.url()}`);
      });
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) findings.add(path, `the browser says: ${message.text()}`);
      });
      page.on('pageerror', (error) => findings.add(path, `a script fails: ${error.message}`));
      page.on('websocket', (socket) => findings.add(path, `opens a socket to ${socket.url()}`));
      for (const each of tour(world.pages)) {
        path = each.path;
        await page.goto(world.url(path));
        if (each.kind === 'quiz') await answerAll(page);
        await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      }
    });
    const lost = world.server.missing.filter((each) => !each.endsWith('/favicon.ico'));
    for (const address of new Set(lost)) findings.add(address, 'a page asks for a file that is not there');
    findings.done();
  }],

  ['after answering, nothing is stored', async (world) => {
    await world.open({}, async (page, context) => {
      for (const { path } of world.pages.filter((each) => each.kind === 'quiz')) {
        await page.goto(world.url(path));
        await answerAll(page, false);
        const kept = await page.evaluate(async () => ({
          cookie: document.cookie,
          local: { ...localStorage },
          session: { ...sessionStorage },
          databases: await indexedDB.databases(),
          // Cache storage and workers exist only where the address is trusted; 127.0.0.1 is.
          caches: await caches.keys(),
          workers: (await navigator.serviceWorker.getRegistrations()).length,
          address: location.search + location.hash,
          windowName: window.name,
        }));
        assert.deepEqual(kept, { cookie: '', local: {}, session: {}, databases: [], caches: [], workers: 0, address: '', windowName: '' }, path);
      }
      assert.deepEqual(await context.cookies(), []);
    });
  }],

  ['each page carries a strict policy, and has nothing inline', async (world) => {
    const findings = new Findings();
    const seen = await readEach(world, world.pages, (document) => {
      const found = [];
      const metas = [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy" i]')];
      const policy = metas.map((meta) => meta.content).join(' ; ');
      if (metas.length !== 1 || metas[0].parentElement !== document.head) found.push(`${metas.length} policies in the head`);
      if (/unsafe|\*|data:|https?:/.test(policy)) found.push(`the policy allows too much: ${policy}`);
      if (!/default-src 'self'/.test(policy) && !/default-src 'none'/.test(policy)) found.push('the policy has no narrow default-src');
      for (const part of ["base-uri 'none'", "form-action 'none'", "object-src 'none'"]) {
        if (!policy.includes(part)) found.push(`the policy lacks ${part}`);
      }
      // A policy binds only what comes after it.
      const first = document.head.querySelector('link, script, style');
      if (first && metas[0] && !(metas[0].compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING)) found.push('something is loaded before the policy');
      for (const script of document.querySelectorAll('script')) {
        if (!script.getAttribute('src') || script.textContent.trim()) found.push('an inline script');
        if (script.type && script.type !== 'text/javascript') found.push(`a script of type ${script.type}, which file:// does not run`);
      }
      if (document.querySelector('style')) found.push('an inline style sheet');
      for (const element of document.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
          if (name === 'style') found.push(`<${element.localName} style="${value}">`);
          if (/^on[a-z]/.test(name)) found.push(`<${element.localName} ${name}>`);
          if (/^\s*javascript:/i.test(value)) found.push(`<${element.localName} ${name}="${value}">`);
        }
      }
      for (const element of document.querySelectorAll('link[href], script[src], img[src], source[src], source[srcset], iframe, object, embed, video, audio, form[action]')) {
        const target = element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('srcset') ?? '';
        if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(target) && !['canonical', 'alternate'].includes(element.rel)) found.push(`<${element.localName}> points to ${target}`);
        if (/preconnect|dns-prefetch|prefetch|prerender/.test(element.rel ?? '')) found.push(`<link rel=${element.rel}>`);
      }
      return found;
    });
    for (const [path, faults] of seen) for (const what of faults) findings.add(path, what);
    findings.done();
  }],

  ['the policy is in force: a foreign request and an inline script are refused', async (world) => {
    await world.open({}, async (page, context) => {
      await context.route((url) => url.origin !== world.server.origin, (route) => route.abort());
      await page.goto(world.url('ja/quizzes/anonymous-comment/index.html'));
      const refused = await page.evaluate(() => new Promise((resolve) => {
        const seen = [];
        document.addEventListener('securitypolicyviolation', (event) => {
          seen.push(event.effectiveDirective);
          if (seen.length === 2) resolve(seen.sort());
        });
        setTimeout(() => resolve(seen.sort()), 3000);
        fetch('https://example.invalid/').catch(() => {});
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.head.append(script);
      }));
      assert.deepEqual(refused, ['connect-src', 'script-src-elem']);
      assert.equal(await page.evaluate(() => window.ran), undefined);
    });
  }],
];
