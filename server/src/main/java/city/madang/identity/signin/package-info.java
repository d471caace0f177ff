/// How people sign in: passwords, passkeys, the set-up link, demo accounts, and the brake on guessing.
@NullMarked
package city.madang.identity.signin;

import org.jspecify.annotations.NullMarked;
