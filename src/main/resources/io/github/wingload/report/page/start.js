'use strict';
// Checks the form while it is filled in, and starts runs.
(() => {
  const form = document.getElementById('form');
  const problems = document.getElementById('problems');
  const plan = document.getElementById('plan');
  const go = document.getElementById('go');
  let asked = 0;

  async function post(path, fields) {
    const answer = await fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
    return answer.json();
  }

  // Shows what is wrong beside the field that it is about, and the rest in a list.
  function show(found) {
    const rest = [];
    document.querySelectorAll('p.problem').forEach((place) => place.replaceChildren());
    document.querySelectorAll('input[aria-invalid]').forEach((input) => input.removeAttribute('aria-invalid'));
    for (const problem of found) {
      const place = problem.field && document.getElementById(problem.field + '-problem');
      if (place) {
        place.textContent = problem.words;
        document.getElementById(problem.field).setAttribute('aria-invalid', 'true');
      } else {
        rest.push(problem.words);
      }
    }
    problems.replaceChildren(...rest.map((words) => Object.assign(document.createElement('li'), { textContent: words })));
    problems.hidden = rest.length === 0;
  }

  // The fields that are for another kind of load are left out, unless something has been typed there.
  function offer(answer) {
    for (const field of document.querySelectorAll('[data-loads]')) {
      const input = field.querySelector('input');
      const loads = field.dataset.loads.split(' ').filter(Boolean);
      if (answer.load) field.hidden = loads.length > 0 && !loads.includes(answer.load) && input.value === '';
      if (answer.values && input.name in answer.values) input.placeholder = answer.values[input.name];
    }
    plan.textContent = answer.words || '';
  }

  async function check() {
    asked += 1;
    const mine = asked;
    try {
      const answer = await post('check', new FormData(form));
      if (mine !== asked) return;
      show(answer.problems);
      offer(answer);
      go.disabled = answer.problems.length > 0;
    } catch (unreachable) {
      show([{ words: 'wingload cannot be reached.' }]);
    }
  }

  async function start(fields) {
    try {
      const answer = await post('start', fields);
      show(answer.problems);
      if (answer.problems.length === 0) location.assign('run');
    } catch (unreachable) {
      show([{ words: 'wingload cannot be reached.' }]);
    }
  }

  if (form) {
    const inputs = [...form.querySelectorAll('input')];
    const examples = new Map(inputs.map((input) => [input, input.placeholder]));
    let later = 0;
    const checkSoon = () => {
      clearTimeout(later);
      later = setTimeout(check, 150);
    };
    form.addEventListener('input', checkSoon);
    form.elements.scenario.addEventListener('change', () => {
      // What was typed was meant for another scenario, and what is shown are the values of that one.
      inputs.forEach((input) => {
        input.value = '';
        input.placeholder = examples.get(input);
      });
      checkSoon();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      start(new FormData(form));
    });
    check();
  }
  document.querySelectorAll('button.again').forEach((button) => button.addEventListener('click', () => start({ run: button.value })));
})();
