package city.madang.identity.signin;

import city.madang.identity.AuditTrail;
import city.madang.identity.Person;
import city.madang.platform.CityException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;

/// The passkeys of everybody, kept in PostgreSQL. A passkey signs in by itself, so its device must check who holds it
/// (user verification is required), and it is bound to this server's public address.
@Service
public class Passkeys implements WebAuthnRelyingPartyOperations {

    private final JdbcPublicKeyCredentialUserEntityRepository owners;
    private final JdbcUserCredentialRepository credentials;
    private final Webauthn4JRelyingPartyOperations ceremonies;
    private final AuditTrail audit;

    Passkeys(JdbcOperations jdbc, PublicAddress address, AuditTrail audit) {
        this.owners = new JdbcPublicKeyCredentialUserEntityRepository(jdbc);
        this.credentials = new JdbcUserCredentialRepository(jdbc);
        this.audit = audit;
        this.ceremonies = new Webauthn4JRelyingPartyOperations(
                owners,
                credentials,
                PublicKeyCredentialRpEntity.builder()
                        .id(address.host())
                        .name("Madang")
                        .build(),
                java.util.Set.of(address.origin()));
        ceremonies.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        ceremonies.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    }

    /// Lists the passkeys of a person, newest first.
    public List<Passkey> list(Person person) {
        var owner = owners.findByUsername(person.login());
        if (owner == null) {
            return List.of();
        }
        return credentials.findByUserId(owner.getId()).stream()
                .sorted(Comparator.comparing(CredentialRecord::getCreated).reversed())
                .map(record -> new Passkey(
                        record.getCredentialId().toBase64UrlString(),
                        record.getLabel(),
                        record.getCreated(),
                        record.getLastUsed()))
                .toList();
    }

    /// Removes a passkey of a person.
    ///
    /// @throws CityException if they have no such passkey
    public void remove(Person person, String id) {
        var passkey = list(person).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> CityException.notFound("You have no such passkey"));
        credentials.delete(Bytes.fromBase64(passkey.id()));
        audit.record("passkey-removed", "person:" + person.login(), Map.of("label", passkey.label()));
    }

    UserCredentialRepository credentials() {
        return credentials;
    }

    @Override
    public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
            PublicKeyCredentialCreationOptionsRequest request) {
        return ceremonies.createPublicKeyCredentialCreationOptions(request);
    }

    @Override
    public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
        CredentialRecord record;
        try {
            record = ceremonies.registerCredential(request);
        } catch (RuntimeException e) {
            throw new PasskeyRefusedException(e);
        }
        audit.record(
                "passkey-added",
                "person:" + request.getCreationOptions().getUser().getName(),
                Map.of("label", record.getLabel()));
        return record;
    }

    @Override
    public PublicKeyCredentialRequestOptions createCredentialRequestOptions(
            PublicKeyCredentialRequestOptionsRequest request) {
        return ceremonies.createCredentialRequestOptions(request);
    }

    @Override
    public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest request) {
        return ceremonies.authenticate(request);
    }

    /// A passkey as its owner sees it.
    ///
    /// @param id base64url, as WebAuthn names it
    /// @param label what the owner calls it
    /// @param lastUsed absent if it never was
    public record Passkey(
            String id,
            String label,
            Instant added,
            @Nullable Instant lastUsed) {}
}
