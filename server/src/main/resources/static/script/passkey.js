// Passkeys on the sign-in and account pages (WebAuthn Level 3). Both pages work without this script, by password.

const decode = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0)).buffer;

const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

const content = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? '';

const post = async (path, body) => {
  const answer = await fetch(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      [content('csrf-header')]: content('csrf-token'),
    },
    body: JSON.stringify(body ?? {}),
  });
  if (!answer.ok) {
    throw new Error(`${path} answered ${answer.status}`);
  }
  return answer.json();
};

const descriptors = (list) => (list ?? []).map((one) => ({ ...one, id: decode(one.id) }));

const signIn = async () => {
  const options = await post('/sign-in/passkey/options');
  const credential = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: decode(options.challenge),
      allowCredentials: descriptors(options.allowCredentials),
    },
  });
  const { response } = credential;
  const answer = await post('/sign-in/passkey', {
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      authenticatorData: encode(response.authenticatorData),
      clientDataJSON: encode(response.clientDataJSON),
      signature: encode(response.signature),
      userHandle: response.userHandle ? encode(response.userHandle) : undefined,
    },
  });
  location.assign(answer.redirectUrl);
};

const add = async (label) => {
  const options = await post('/account/passkeys/options');
  const credential = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: decode(options.challenge),
      user: { ...options.user, id: decode(options.user.id) },
      excludeCredentials: descriptors(options.excludeCredentials),
    },
  });
  const { response } = credential;
  await post('/account/passkeys', {
    publicKey: {
      credential: {
        id: credential.id,
        rawId: encode(credential.rawId),
        type: credential.type,
        authenticatorAttachment: credential.authenticatorAttachment,
        clientExtensionResults: credential.getClientExtensionResults(),
        response: {
          attestationObject: encode(response.attestationObject),
          clientDataJSON: encode(response.clientDataJSON),
          transports: response.getTransports?.() ?? [],
        },
      },
      label,
    },
  });
  location.assign('/account?changed=passkey');
};

const actions = {
  'sign-in': signIn,
  add: (place) => add(place.querySelector('input').value.trim() || navigator.platform || 'Passkey'),
};

if (window.PublicKeyCredential) {
  for (const place of document.querySelectorAll('[data-passkey]')) {
    const button = place.querySelector('button');
    const error = place.querySelector('.error');
    place.hidden = false;
    button.addEventListener('click', async () => {
      error.hidden = true;
      button.disabled = true;
      try {
        await actions[place.dataset.passkey](place);
      } catch {
        error.hidden = false;
      } finally {
        button.disabled = false;
      }
    });
  }
}
