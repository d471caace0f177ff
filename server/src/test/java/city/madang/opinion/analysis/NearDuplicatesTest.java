package city.madang.opinion.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {

    private final NearDuplicates duplicates = new NearDuplicates();

    @Test
    void putsNearlyTheSameWordsTogether() {
        assertThat(duplicates.add(1, "역삼동 상가 화재… 소방 대응 중", null)).isEqualTo(1);
        assertThat(duplicates.add(2, "[속보] 역삼동 상가 화재… 소방 대응 중", null)).isEqualTo(1);
        assertThat(duplicates.add(3, "한강공원 시설 점검 안내", null)).isEqualTo(3);
        assertThat(duplicates.add(4, "Fire in a shopping building in Yeoksam: crews at work", null))
                .isEqualTo(4);
        assertThat(duplicates.add(5, "Breaking: Fire in a shopping building in Yeoksam, crews at work!", null))
                .isEqualTo(4);
    }

    @Test
    void keepsTheSameWordsAboutTwoPlacesApart() {
        assertThat(duplicates.add(1, "강남구 작은도서관 새로 열어 주민 이용 시작", "11680")).isEqualTo(1);
        assertThat(duplicates.add(2, "강동구 작은도서관 새로 열어 주민 이용 시작", "11740")).isEqualTo(2);
        assertThat(duplicates.add(3, "강남구 작은도서관 새로 열어 주민 이용 시작", null)).isEqualTo(1);
    }

    @Test
    void measuresResemblanceAsTheShareOfCommonShingles() {
        // 가나다라 and 가나다마 have one of three runs of three letters in common.
        assertThat(NearDuplicates.resemblance("가나다라", "가나다마")).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(NearDuplicates.resemblance("", "")).isZero();
        assertThat(NearDuplicates.resemblance("같은 글!", "같은글")).isEqualTo(1);
    }

    @Test
    void forgetsWhatIsRemoved() {
        duplicates.add(1, "여의도 불꽃축제 시작합니다", null);
        duplicates.remove(1);
        assertThat(duplicates.add(2, "여의도 불꽃축제 시작합니다", null)).isEqualTo(2);
        assertThat(duplicates.size()).isEqualTo(1);
    }

    @Test
    void findsEveryCopyWithAFewChangedLettersAmongMany() {
        var random = new Random(3);
        int found = 0;
        for (int i = 0; i < 300; i++) {
            var text = new StringBuilder();
            for (int letter = 0; letter < 60; letter++) {
                text.append((char) ('가' + random.nextInt(2_000)));
            }
            duplicates.add(2L * i, text.toString(), null);
            for (int change = 0; change < 3; change++) {
                text.setCharAt(random.nextInt(60), '힣');
            }
            found += duplicates.add(2L * i + 1, text.toString(), null) == 2L * i ? 1 : 0;
        }
        assertThat(found).as("of 300, seed 3").isGreaterThanOrEqualTo(290);
    }
}
